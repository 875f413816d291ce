package dev.ringfence.trial;

import java.time.Duration;

/** How long the parts of a run took; zero for a part that was not reached. */
public record Timing(Duration start, Duration workload, Duration reload, Duration stop) {}
