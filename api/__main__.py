"""`python -m api` is the command line."""

from api.cli.app import main

main()
