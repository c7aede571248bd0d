"""What comes in over HTTP: files that are uploaded, CloudEvents, signed webhooks."""
