"""What Office workbooks and other tables share: files and XML that are read within limits."""
