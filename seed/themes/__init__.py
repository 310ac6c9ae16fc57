"""What the illustrative models are about: one `Theme` a subject, gathered by field."""

from seed.themes.culture import CULTURE
from seed.themes.economy import ECONOMY
from seed.themes.government import GOVERNMENT
from seed.themes.party import PARTY
from seed.themes.security import SECURITY
from seed.themes.welfare import WELFARE

THEMES = (*ECONOMY, *WELFARE, *CULTURE, *SECURITY, *GOVERNMENT, *PARTY)
