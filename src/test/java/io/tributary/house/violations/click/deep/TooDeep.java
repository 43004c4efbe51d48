package io.tributary.house.violations.click.deep;

/** Lies two levels below the root, in a package that isn't null-marked. */
public final class TooDeep {}
