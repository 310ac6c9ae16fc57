"""What the database holds before anyone uploads anything: published facts, and illustrative data to try it with."""
