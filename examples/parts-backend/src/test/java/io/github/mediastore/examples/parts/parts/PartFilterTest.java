package io.github.mediastore.examples.parts.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.examples.parts.RunningApplication;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class PartFilterTest extends RunningApplication {

  @Autowired private TransactionTemplate transactions;

  @Test
  void wordsAreLookedUpInTheirIndex() {
    PartFilter filter = new PartFilter("np 100", null);

    List<String> plan =
        transactions.execute(
            status -> {
              // A table of a few parts is read sooner as a whole.
              jdbc.sql("SET LOCAL enable_seqscan = off").update();
              return jdbc.sql("EXPLAIN SELECT id FROM parts WHERE TRUE" + filter.andConditions())
                  .params(filter.parameters())
                  .query(String.class)
                  .list();
            });

    assertThat(plan).anyMatch(line -> line.contains("Bitmap Index Scan on parts_of_words"));
  }
}
