"""Google Sheets: the one road there, who we are on it, and the store that writes while people edit."""
