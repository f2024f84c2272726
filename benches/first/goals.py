"""The goals that can be judged here, each with its limit: ratios to other programs, and counts that no machine changes."""

from first.commands import CURL_BUNDLE, CURL_ONE_CA, CURL_VERSION, GET_BUNDLE, GET_ONE_CA, HELP, TRUE, VERSION


def judge(figures):
    """Returns one verdict a goal and figure: what was measured, its limit, and whether it holds."""
    ratios = figures["calls"]["ratios"]
    instructions = figures["instructions"]
    build = figures["build"]

    def wall(ours, theirs):
        return ratios[ours][theirs]["wall_ms"]

    def cpu(ours, theirs):
        return ratios[ours][theirs]["cpu_ms"]

    def peak(ours, theirs):
        return ratios[ours][theirs]["rss_mib"]

    return [
        _verdict("G1", "wall of a warm get / curl, both with the system bundle", wall(GET_BUNDLE, CURL_BUNDLE), 0.15),
        _verdict("G1", "the same, without a bundle to read (one CA) / curl with it", wall(GET_ONE_CA, CURL_BUNDLE), 0.15),
        _verdict("G2", "CPU of a warm get / curl, both with the system bundle", cpu(GET_BUNDLE, CURL_BUNDLE), 0.12),
        _verdict("G2", "the same, without a bundle to read (one CA) / curl with it", cpu(GET_ONE_CA, CURL_BUNDLE), 0.12),
        _verdict("G3", "wall of a warm get / curl, both with one CA", wall(GET_ONE_CA, CURL_ONE_CA), 0.45),
        _verdict("G5", "million instructions of a warm get, one CA", instructions[GET_ONE_CA] / 1e6, 4.5),
        _verdict("G5", "the same / curl", instructions[GET_ONE_CA] / instructions[CURL_ONE_CA], 0.15),
        _verdict("G7", "wall of --help / true", wall(HELP, TRUE), 2.5),
        _verdict("G7", "wall of --help / curl --version", wall(HELP, CURL_VERSION), 0.25),
        _verdict("G7", "wall of --version / true", wall(VERSION, TRUE), 2.5),
        _verdict("G7", "wall of --version / curl --version", wall(VERSION, CURL_VERSION), 0.25),
        _verdict("G8", "peak memory of a warm get / curl, both with the bundle", peak(GET_BUNDLE, CURL_BUNDLE), 0.65),
        _verdict("G8", "the same, both with one CA", peak(GET_ONE_CA, CURL_ONE_CA), 0.65),
        _verdict("G9", "binary, MB", build["binary_mb"], 6.5),
        _verdict("G9", "second TLS stacks or HTTP crates", 0 if build["one_tls_stack"] else 1, 0),
        _exactly("one request", "requests of a warm get, to anybody", _sent(figures, "warm get"), 1),
    ]


def _sent(figures, name):
    return sum(len(server["requests"]) for server in figures["requests"][name].values())


def _verdict(goal, figure, measured, limit):
    """What may not exceed the limit."""
    met = measured <= limit
    return {"goal": goal, "figure": figure, "measured": round(measured, 3), "limit": f"<= {limit:g}", "met": met}


def _exactly(goal, figure, measured, wanted):
    """What must be as wanted."""
    return {"goal": goal, "figure": figure, "measured": measured, "limit": f"= {wanted:g}", "met": measured == wanted}
