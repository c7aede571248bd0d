"""The format of organisation units with their validity, from OS2mo or LoRa."""
