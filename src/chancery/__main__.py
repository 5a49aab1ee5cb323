"""`python -m chancery`: the command line."""

from chancery.cli import main

if __name__ == "__main__":
    main()
