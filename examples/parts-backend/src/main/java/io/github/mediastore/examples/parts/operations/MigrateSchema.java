package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.examples.parts.database.Schema;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings the tables up to date. */
@Component("migrate-schema")
class MigrateSchema implements Command {

  private final Schema schema;

  MigrateSchema(Schema schema) {
    this.schema = schema;
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    Arguments.of(arguments).end();
    List<String> applied = schema.migrate();
    applied.forEach(migration -> System.out.println("Applied " + migration));
    schema.verify();
    System.out.println(
        "The schema is at version %s; %d migrations applied"
            .formatted(schema.version(), applied.size()));
    return 0;
  }
}
