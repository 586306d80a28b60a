"""Patrol, bulletin, score, sample and letters due: answers drawn from findings and figures together. It prints and writes nothing."""
