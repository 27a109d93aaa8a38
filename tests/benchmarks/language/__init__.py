"""How well comments are grouped, ours beside others: ``python -m tests.benchmarks.language --help``.

streams    labelled streams, made once a run
ours       our own command line over a stream: the code that runs live
encoders   other people's vectors, and ours
grouping   what can be done with vectors: linkage, leader, nearest examples
clusterers other people's stream clusterers over our vectors
worker     runs an encoder or a clusterer in a process of its own, timed and weighed
scoring    ../shared/tools/score_grouping.py, or the same figures without it
report     the tables and build/bench-language.json
"""
