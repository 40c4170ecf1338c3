package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.examples.parts.database.Schema;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says what is in the database, and how far the migration of files has come. */
@Component("status")
class Status implements Command {

  private final Schema schema;
  private final Census census;
  private final JsonMapper json;

  Status(Schema schema, Census census, JsonMapper json) {
    this.schema = schema;
    this.census = census;
    this.json = json;
  }

  @Override
  public String usage() {
    return "[--json]";
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    Arguments taken = Arguments.of(arguments);
    boolean asJson = taken.option("--json");
    taken.end();
    schema.verify();
    StatusReport report = census.take(schema.version());
    System.out.println(asJson ? json.writeValueAsString(report) : report);
    return 0;
  }
}
