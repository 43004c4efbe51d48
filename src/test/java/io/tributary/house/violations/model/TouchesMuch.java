package io.tributary.house.violations.model;

import com.zaxxer.hikari.HikariDataSource;
import gg.jte.TemplateEngine;
import io.helidon.webserver.WebServer;
import io.prometheus.metrics.model.snapshots.Labels;
import io.smallrye.config.SmallRyeConfig;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/** Touches every library that belongs to one room, from the room that may touch none. */
public final class TouchesMuch {
  public List<Class<?>> touched() {
    return List.of(
        HikariDataSource.class,
        TemplateEngine.class,
        WebServer.class,
        Labels.class,
        SmallRyeConfig.class,
        HttpClient.class,
        Files.class,
        Connection.class,
        DataSource.class,
        Flyway.class,
        Jdbi.class,
        PGConnection.class,
        Yaml.class,
        CommandLine.class);
  }
}
