"""The bundled figures: what was reported on the war in Syria, each row with its published address."""
