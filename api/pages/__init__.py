"""The pages: made on the server, whole without JavaScript, and asking nothing of other hosts."""
