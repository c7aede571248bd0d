"""The example data that come with the program: people and most initiatives are invented."""
