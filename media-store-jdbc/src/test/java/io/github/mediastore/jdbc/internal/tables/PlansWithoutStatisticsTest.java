package io.github.mediastore.jdbc.internal.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.jdbc.TestPostgres;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Each statement of the store over very many media that were never analyzed, as after a restore: a
 * tenth of a million slots, and a million in the complete check.
 */
@Tag("once")
class PlansWithoutStatisticsTest {

  private static final int SLOTS = Boolean.getBoolean("ci") ? 1_000_000 : 100_000;
  private static final int MOST_MILLISECONDS = 10;

  /** Ids of a slot, its medium and its representation, somewhere in the middle. */
  private static final int MIDDLE = SLOTS / 2;

  private static final String OWNER = "'parts' '" + MIDDLE + "'";
  private static final String SLOT = OWNER + " 'images'";
  private static final String FACTS = " 'image/webp' 5 '\\x" + "00".repeat(32) + "' 8 6 524288 ";

  /** How many slots are listed at once: a page of a host. */
  private static final int LISTED = 25;

  /** By statement, what is put in for its question marks, in psql's notation. */
  private static final Map<String, String> PARAMETERS = new LinkedHashMap<>();

  private static final PGSimpleDataSource DATABASE = TestPostgres.withTables();

  static {
    PARAMETERS.put("lockExistingSlot", SLOT);
    PARAMETERS.put("lockSlotOfMedium", "" + MIDDLE);
    PARAMETERS.put("lockSlotWithMedium", SLOT + " " + MIDDLE);
    PARAMETERS.put("lockSlotsOfOwner", OWNER);
    PARAMETERS.put("put", SLOT + " " + SLOT + " NULL" + FACTS + "'bytes'" + FACTS + "'b' 'bytes'");
    PARAMETERS.put("add", SLOT + " NULL " + SLOT + FACTS + "'bytes'" + FACTS + "'b' 'bytes'");
    PARAMETERS.put(
        "replace", MIDDLE + " " + MIDDLE + " NULL" + FACTS + "'bytes'" + FACTS + "'b' 'bytes'");
    PARAMETERS.put(
        "replaceInSlot",
        String.join(" ", SLOT, "" + MIDDLE, "" + MIDDLE, SLOT, "NULL")
            + FACTS
            + "'bytes'"
            + FACTS
            + "'b' 'bytes'");
    PARAMETERS.put("storeChunk", MIDDLE + " 1 'bytes'");
    PARAMETERS.put("storeDigest", "'\\x" + "01".repeat(32) + "' " + MIDDLE);
    PARAMETERS.put("order", "" + MIDDLE);
    PARAMETERS.put("reorder", "'{5,6}' '{2,3}'");
    PARAMETERS.put("remove", "" + MIDDLE);
    PARAMETERS.put("clear", "" + MIDDLE);
    PARAMETERS.put("clearSlots", "'{5,6}' '{5,6}'");
    PARAMETERS.put("infoAt", SLOT + " 0");
    PARAMETERS.put("infoById", "" + MIDDLE);
    PARAMETERS.put("findAt", SLOT + " 0 'thumb'");
    PARAMETERS.put("findById", MIDDLE + " 'thumb'");
    PARAMETERS.put("indexOf", MIDDLE + " " + SLOT);
    PARAMETERS.put(
        "list",
        array(i -> "parts")
            + " "
            + array(i -> Integer.toString(i * (SLOTS / LISTED)))
            + " "
            + array(i -> "images"));
    PARAMETERS.put("count", SLOT);
    PARAMETERS.put("readChunks", "0 1 0 5 524288 " + MIDDLE + " 0 0");
    PARAMETERS.put("digest", "" + MIDDLE);
    PARAMETERS.put("openWrites", "");
    PARAMETERS.put("representations", MIDDLE + " " + 2 * SLOTS + " 100");
    PARAMETERS.put("exists", "" + MIDDLE);
    PARAMETERS.put("tableUse", "");
    ofVersion("3.", FACTS + "'q80' ");
    ofVersion("4.", FACTS + "'q80' 90000 ");
    besideMedia();
  }

  /** Those with the columns of a version. */
  private static void ofVersion(String prefix, String facts) {
    String words = " '{alt,duck}' 0.5 0.5";
    String rest = facts + "'bytes'" + facts + "'b' 'bytes'";
    PARAMETERS.put(prefix + "put", SLOT + " " + SLOT + " NULL" + words + rest);
    PARAMETERS.put(prefix + "add", SLOT + " NULL" + words + " " + SLOT + rest);
    PARAMETERS.put(prefix + "replace", MIDDLE + " " + MIDDLE + " NULL" + words + rest);
    PARAMETERS.put(
        prefix + "replaceInSlot",
        String.join(" ", SLOT, "" + MIDDLE, "" + MIDDLE, SLOT, "NULL") + words + rest);
    for (String read : List.of("infoAt", "infoById", "findAt", "findById", "list")) {
      PARAMETERS.put(prefix + read, PARAMETERS.getOrDefault(read, ""));
    }
  }

  /** Those that are not among the SQL for media. */
  private static void besideMedia() {
    String facts = FACTS + "'q80' ";
    PARAMETERS.put("DescriptionSql.describe", "'{alt,duck}' " + MIDDLE);
    PARAMETERS.put("DescriptionSql.removeRenditions", MIDDLE + " '{thumb,card}'");
    PARAMETERS.put("DescriptionSql.addRendition", facts + "'b' " + MIDDLE + " 'bytes'");
    PARAMETERS.put(
        "DescriptionSql.addRenditionWithDuration", facts + "90000 'b' " + MIDDLE + " 'bytes'");
    PARAMETERS.put("DescriptionSql.addUndescribedRendition", FACTS + "'b' " + MIDDLE + " 'bytes'");
    PARAMETERS.put("DescriptionSql.isInSlot", MIDDLE + " " + MIDDLE);
    PARAMETERS.put("MoveSql.slot", SLOT);
    PARAMETERS.put("MoveSql.newSlot", "'parts' 'new' 'images'");
    PARAMETERS.put("MoveSql.slotOf", "" + MIDDLE);
    PARAMETERS.put("MoveSql.lock", "'{" + MIDDLE + ",7}'");
    PARAMETERS.put("MoveSql.advance", "" + MIDDLE);
    PARAMETERS.put("MoveSql.move", "7 99 " + MIDDLE);
    PARAMETERS.put("MoveSql.copyMedium", "7 99 " + MIDDLE);
    PARAMETERS.put("MoveSql.representations", "" + MIDDLE);
    PARAMETERS.put("MoveSql.copyRepresentation", SLOTS + " " + (SLOTS + 5));
    PARAMETERS.put("MoveSql.copyChunks", "7 " + MIDDLE + " 1 31");
    String page = "'parts' '" + MIDDLE + "' 'images' ";
    String place = "'" + MIDDLE + "' 'images' ";
    String begin = "51 " + MIDDLE + " " + place + place + "50";
    PARAMETERS.put("PageSql.slotsOfOwner", OWNER);
    for (String query : List.of("page", "ages")) {
      PARAMETERS.put("PageSql." + query, page + begin);
      PARAMETERS.put("PageSql." + query + "OfName", page + "'images' " + begin);
    }
    PARAMETERS.put("PageSql.lockSlots", "'{5,6}'");
    PARAMETERS.put("PageSql.removeAged", "'{5,6}' '{5,6}'");
  }

  private static String array(IntFunction<String> element) {
    return IntStream.rangeClosed(1, LISTED)
        .mapToObj(element)
        .collect(Collectors.joining(",", "'{", "}'"));
  }

  @BeforeAll
  static void fill() {
    // Without the triggers of foreign keys, which take most of the time; the rows are right.
    TestPostgres.execute(
        DATABASE,
        """
        ALTER TABLE media_slot SET (autovacuum_enabled = off);
        ALTER TABLE media SET (autovacuum_enabled = off);
        ALTER TABLE media_representation SET (autovacuum_enabled = off);
        ALTER TABLE media_chunk SET (autovacuum_enabled = off);
        SET session_replication_role = replica;
        INSERT INTO media_slot (owner_type, owner_id, name)
        SELECT 'parts', i::text, 'images' FROM generate_series(1, %1$d) i;
        INSERT INTO media (slot_id, ordinal) SELECT i, 1 FROM generate_series(1, %1$d) i;
        INSERT INTO media_representation (media_id, name, content_type, size, sha256, chunk_size)
        SELECT 1 + i %% %1$d, CASE WHEN i < %1$d THEN 'full' ELSE 'thumb' END, 'image/webp', 5,
          decode(repeat('00', 32), 'hex'), 524288
        FROM generate_series(0, %1$d * 9 / 5 - 1) i;
        INSERT INTO media_chunk SELECT i, 0, 'bytes' FROM generate_series(1, %1$d * 9 / 5) i
        """
            .formatted(SLOTS));
  }

  @Test
  void eachStatementOfTheStoreIsLookedAt() {
    assertThat(
            Stream.concat(
                fields(MediaSql.class, UpkeepSql.class).map(Field::getName),
                fields(DescriptionSql.class, MoveSql.class, PageSql.class)
                    .map(f -> f.getDeclaringClass().getSimpleName() + "." + f.getName())))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(PARAMETERS.keySet().stream(), Stream.of("slotUse"))
                .filter(name -> !name.matches("[34]\\..*"))
                .toList());
  }

  private static Stream<Field> fields(Class<?>... classes) {
    return Arrays.stream(classes)
        .flatMap(sql -> Arrays.stream(sql.getDeclaredFields()))
        .filter(field -> !Modifier.isStatic(field.getModifiers()));
  }

  @TestFactory
  Stream<DynamicTest> noStatementReadsAWholeTable() {
    return PARAMETERS.keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThatItUsesIndexes(name)));
  }

  private static void assertThatItUsesIndexes(String name) throws Exception {
    Object sql = field(name);
    String text = sql instanceof InsertSql insert ? insert.with(1) : (String) sql;
    for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
      double fastest = Double.MAX_VALUE;
      for (int i = 0; i < 5; i++) {
        List<String> plan = explain(text, PARAMETERS.getOrDefault(name, ""), mode);
        assertThat(plan)
            .as("plan of %s", name)
            .noneMatch(line -> line.contains("Seq Scan on media"));
        fastest = Math.min(fastest, executionTime(plan));
      }
      assertThat(fastest).as("milliseconds of %s", name).isLessThan(MOST_MILLISECONDS);
    }
  }

  private static Object field(String name) throws ReflectiveOperationException {
    UnaryOperator<String> names = UnaryOperator.identity();
    String prefix = name.contains(".") ? name.substring(0, name.indexOf('.')) : "";
    List<Object> candidates =
        switch (prefix) {
          case "3" -> List.of(new MediaSql(names, DescribedColumns.DESCRIBED));
          case "4" -> List.of(new MediaSql(names, DescribedColumns.ALL));
          case "DescriptionSql" -> List.of(new DescriptionSql(names));
          case "MoveSql" -> List.of(new MoveSql(names, DescribedColumns.ALL));
          case "PageSql" -> List.of(new PageSql(names, DescribedColumns.ALL));
          default -> List.of(new MediaSql(names), new UpkeepSql(names));
        };
    for (Object sql : candidates) {
      for (Field field : sql.getClass().getDeclaredFields()) {
        if (field.getName().equals(name.substring(name.indexOf('.') + 1))) {
          return field.get(sql);
        }
      }
    }
    throw new NoSuchFieldException(name);
  }

  private static double executionTime(List<String> plan) {
    return plan.stream()
        .filter(line -> line.startsWith("Execution Time: "))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9.]", "")))
        .sum();
  }

  /** Executes statements in a transaction that is rolled back, and returns their plans. */
  private static List<String> explain(String sql, String parameters, String planMode)
      throws SQLException {
    List<String> values = new ArrayList<>();
    Matcher value = Pattern.compile("'[^']*'|[^ ]+").matcher(parameters);
    while (value.find()) {
      values.add(value.group());
    }
    List<String> plan = new ArrayList<>();
    try (Connection connection = DATABASE.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET LOCAL plan_cache_mode = " + planMode);
      int used = 0;
      for (String single : List.of(sql.split(";\\n", -1))) {
        int count = (int) single.chars().filter(c -> c == '?').count();
        List<String> own = values.subList(used, used + count);
        used += count;
        statement.execute("PREPARE looked_at AS " + numbered(single));
        String execute =
            "EXECUTE looked_at" + (own.isEmpty() ? "" : "(" + String.join(", ", own) + ")");
        try (ResultSet line = statement.executeQuery("EXPLAIN (ANALYZE, SETTINGS) " + execute)) {
          while (line.next()) {
            plan.add(line.getString(1));
          }
        }
        statement.execute("DEALLOCATE looked_at");
      }
      connection.rollback();
    }
    return plan;
  }

  private static String numbered(String sql) {
    AtomicInteger number = new AtomicInteger();
    return Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + number.incrementAndGet());
  }
}
