from workbench.evaluation.distinct import distinct


def test_the_same_answer_again_and_again_is_not_varied():
    assert distinct(["yes"] * 4, 1) == 1 / 4
    assert distinct(["a b", "a b"], 2) == 1 / 4
    assert distinct(["one two three"], 1) == 1
    assert distinct(["你好吗", "你好"], 1) == 3 / 5
    assert distinct([], 1) == distinct([""], 2) == 0
