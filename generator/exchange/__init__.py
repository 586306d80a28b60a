"""Workbooks out and back in: a place's lists as Excel or WPS files, and what was changed in them as edits of its data files.

The only package that knows xlsxwriter. It returns bytes and plans; writing files is the commands' affair.
"""

from generator.exchange.book import workbook
from generator.exchange.plan import Plan, plan
from generator.exchange.worklist import worklist

__all__ = ["Plan", "plan", "workbook", "worklist"]
