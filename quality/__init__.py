"""Quality as programs: `python -m quality statements|analyser|floors` scores Chancery on texts with known answers."""
