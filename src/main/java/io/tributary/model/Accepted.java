package io.tributary.model;

/** What the click door keeps: an arrival, an event, or who somebody is. */
public sealed interface Accepted extends Collected permits Click, Event, Identity {}
