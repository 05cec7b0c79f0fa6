"""Google Sheets: the one client of it, who we are on it, and the store that writes while people edit."""
