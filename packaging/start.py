"""The one executable: the window, or, called by the name regulars-cli, the office without a window."""

from __future__ import annotations

import sys
from pathlib import Path

if Path(sys.argv[0]).stem == "regulars-cli":
    from app.__main__ import main
else:
    from ui.main import main

sys.exit(main())
