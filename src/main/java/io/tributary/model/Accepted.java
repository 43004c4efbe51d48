package io.tributary.model;

/** What the click door keeps: an arrival or an event. */
public sealed interface Accepted extends Collected permits Click, Event {}
