package io.tributary.house.violations.click;

/** Helps with something. */
public final class ClickHelper {}
