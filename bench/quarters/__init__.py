"""Quarters that are played week by week: what stands in our column, held against who truly needs somebody.

python -m bench.quarters
"""
