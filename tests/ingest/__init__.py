"""Case records of other systems through the door: each mapping on a small file, and everything that can be wrong in one."""
