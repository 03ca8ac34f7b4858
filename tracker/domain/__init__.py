"""What a figure is: frozen values and the rules between them, on the standard library alone."""
