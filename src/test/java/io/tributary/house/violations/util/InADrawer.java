package io.tributary.house.violations.util;

/** Lies in a package named after nothing. */
public final class InADrawer {}
