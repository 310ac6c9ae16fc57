"""What the illustrative models are about: one `Theme` a subject, gathered by field."""

from seed.themes.economy import ECONOMY
from seed.themes.politics import POLITICS
from seed.themes.security import SECURITY
from seed.themes.society import LIFE, WELFARE

THEMES = (*ECONOMY, *WELFARE, *LIFE, *SECURITY, *POLITICS)
