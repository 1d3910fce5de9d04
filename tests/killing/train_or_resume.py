"""What a person does after a crash: go on with the run that is there, or else train a new one.

Called with a folder, which becomes a project on the first call; with ``--result`` it prints what was learnt.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

V1 = Path(__file__).parent.parent / "projects" / "v1"
SETTINGS = {
    "training.steps": 6,
    "training.checkpoint_interval": 2,
    "training.eval_interval": 3,
    "training.log_interval": 1,
    "training.snapshots": 3,
    "training.ema_decay": 0.9,
    "model.dropout": 0.2,
}


def result(folder: Path) -> None:
    """Print what the last run learnt.

    Its curves are compared where it is killed for real: here ``metrics.jsonl`` is cut in half as a whole, with lines
    that were synced long ago and that no crash takes back.
    """
    run = max((folder / "runs").glob("*/run.json")).parent
    for path in sorted([*run.glob("snapshots/*"), *run.glob("checkpoints/*/tensors.safetensors")]):
        sys.stdout.write(f"{path.relative_to(run)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n")


def go_on(folder: Path) -> int:
    """Return the exit code of the verb."""
    from workbench import cli
    from workbench.projects import checkpoints
    from workbench.projects.project import Project

    checkpoints.KEPT = 99  # or a checkpoint could be missing because it was forgotten
    if not (folder / "project.json").exists():  # in a process of its own, whose writing is not what is tested
        subprocess.run(["cp", "-r", f"{V1}/data", f"{V1}/project.json", str(folder)], check=True)
    runs = Project.open(folder).runs()
    if not runs:
        sets = [word for name, value in SETTINGS.items() for word in ("--set", f"{name}={value}")]
        return cli.main(["train", str(folder), "--json", *sets])
    return 0 if runs[-1].info().status == "finished" else cli.main(["resume", str(folder), "--json"])


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    if "--result" in sys.argv:
        result(target)
    else:
        sys.exit(go_on(target))
