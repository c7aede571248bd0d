"""The format of the Danish register of health organisations (SOR)."""
