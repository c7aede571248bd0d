"""Who knows whom, and how one gets from one person to another."""
