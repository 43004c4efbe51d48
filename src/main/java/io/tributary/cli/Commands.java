package io.tributary.cli;

import io.tributary.config.Config;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * What the commands do, wired by {@code Main}.
 *
 * @param serve runs the server until the process is asked to end
 * @param demo the same with the sample shop; its config holds no database and no Stripe account
 * @param doctor looks for trouble and answers the exit code
 * @param replay folds the books again and answers the exit code
 * @param reconcile fetches from Stripe what is missing and answers the exit code
 * @param backup writes a backup and answers the exit code
 * @param restore puts a backup back and answers the exit code
 */
public record Commands(
    Consumer<Config> serve,
    Consumer<Config> demo,
    ToIntFunction<DoctorOrder> doctor,
    ToIntFunction<Config> replay,
    ToIntFunction<ReconcileOrder> reconcile,
    ToIntFunction<BackupOrder> backup,
    ToIntFunction<RestoreOrder> restore) {}
