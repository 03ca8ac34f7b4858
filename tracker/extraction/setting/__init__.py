"""When and where a figure is, by the words of its sentence."""
