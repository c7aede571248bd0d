"""How an initiative spread: who took it up, from whom, when, carried by whom, changed how."""
