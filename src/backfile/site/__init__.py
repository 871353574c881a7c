"""From records to pages: which pages an archive has, where they are, what each shows."""
