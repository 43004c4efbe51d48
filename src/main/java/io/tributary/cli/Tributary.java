package io.tributary.cli;

import picocli.CommandLine.Command;

/** The root of the commands; without one of them picocli says which there are. */
@Command(
    name = "tributary",
    description = "Traces every Stripe payment upstream to the click that earned it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = ManifestVersion.class)
final class Tributary {}
