"""How fast it is, side by side with the barest way to do the same: `python3 run.py bench`."""
