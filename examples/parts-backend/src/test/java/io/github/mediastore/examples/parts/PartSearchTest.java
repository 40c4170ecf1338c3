package io.github.mediastore.examples.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Parts are looked for by words and organization, and come in pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartSearchTest extends RunningApplication {

  private long organization;

  @BeforeAll
  void addParts() {
    organization =
        jdbc.sql("INSERT INTO organizations (name) VALUES ('Zenith Seals') RETURNING id")
            .query(Long.class)
            .single();
    add("ZS-10", "Lip seal, 40 mm");
    add("ZS-9", "O'Ring \"blue\" (EPDM)");
    add("ZS-100/2", "Gehäuse für Öl");
    add("ZS-200", "Sealant 50% off_white");
  }

  private void add(String number, String name) {
    jdbc.sql("INSERT INTO parts (organization_id, number, name) VALUES (?, ?, ?)")
        .params(organization, number, name)
        .update();
  }

  @AfterAll
  void removeParts() {
    jdbc.sql("DELETE FROM parts WHERE organization_id = ?").param(organization).update();
    jdbc.sql("DELETE FROM organizations WHERE id = ?").param(organization).update();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "zs               | ZS-9 ZS-10 ZS-100/2 ZS-200",
        "ZS-10            | ZS-10 ZS-100/2",
        "zs 100           | ZS-100/2",
        "2/100            | ZS-100/2",
        "seal             | ZS-10 ZS-200",
        "SEAL lip 4       | ZS-10",
        "o'r              | ZS-9",
        "ring epdm        | ZS-9",
        "gehäuse          | ZS-100/2",
        "GEHÄUSE öl       | ZS-100/2",
        "off              | ZS-200",
        "eal              | ``",
        "zs & !seal       | ZS-10 ZS-200",
        "-- ' \" \\ % _ :* | ``",
        "™                | ``",
        "`  `             | ZS-9 ZS-10 ZS-100/2 ZS-200",
      })
  void wordsAreFoundByTheirBeginnings(String q, String numbers) {
    assertThat(String.join(" ", numbers(search(q, 1, 100)))).isEqualTo(numbers);
  }

  @Test
  void pagesFollowOrganizationsAndNumbersAndTellHowManyThereAre() {
    Answer first = search("", 1, 3);
    Answer second = search("", 2, 3);
    Answer third = search("", 3, 3);

    assertThat(numbers(first)).containsExactly("ZS-9", "ZS-10", "ZS-100/2");
    assertThat(numbers(second)).containsExactly("ZS-200");
    assertThat(numbers(third)).isEmpty();
    assertThat(List.of(first, second, third))
        .allSatisfy(page -> assertThat(page.header("X-Total-Count")).isEqualTo("4"));
    List<String> all = numbers(somebody().get("/api/parts?page=1&limit=500"));
    assertThat(all.indexOf("HB-6204")).isLessThan(all.indexOf("NP-100"));
    assertThat(all).endsWith("ZS-9", "ZS-10", "ZS-100/2", "ZS-200");
  }

  @Test
  void theListByAgeIsFilteredAlike() {
    Answer answer = somebody().get("/api/parts?q=zs&organization=" + organization);

    assertThat(numbers(answer)).containsExactly("ZS-10", "ZS-9", "ZS-100/2", "ZS-200");
    assertThat(answer.header("X-Total-Count")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "page=0              | page must be greater than or equal to 1",
        "page=-1             | page must be greater than or equal to 1",
        "page=100001         | page must be less than or equal to 100000",
        "page=two            | 'page' with value: 'two'",
        "page=1&limit=501    | limit must be less than or equal to 500",
        "organization=0      | organization must be greater than 0",
        "organization=x      | 'organization' with value: 'x'",
        "page=1&after=7      | page and after exclude each other",
        "q=a%00b             | ``",
      })
  void whatIsWrongIsSaid(String query, String detail) {
    assertProblem(somebody().get("/api/parts?" + query), 400, detail);
  }

  @Test
  void wordsMayBeHundredCharactersAndNoMore() {
    assertThat(search("x".repeat(100), 1, 10).status()).isEqualTo(200);
    assertProblem(search("x".repeat(101), 1, 10), 400, "q size must be between 0 and 100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"page=1&organization=4711000", "page=1&q=zs&organization=4711000"})
  void organizationThatIsNotThereIsSaid(String query) {
    assertProblem(somebody().get("/api/parts?" + query), 404, "no organization 4711000");
  }

  @Test
  void onePartIsAskedForByItself() {
    JsonNode listed = search("zs 9", 1, 1).json().get(0);

    assertThat(somebody().get("/api/parts/" + listed.get("id").asLong()).json()).isEqualTo(listed);
    assertProblem(somebody().get("/api/parts/4711000"), 404, "no part 4711000");
    assertProblem(somebody().get("/api/parts/x"), 400, "");
  }

  @Test
  void organizationsTellHowManyPartsTheyHave() {
    List<Long> counts = new ArrayList<>();
    somebody()
        .get("/api/organizations")
        .json()
        .forEach(
            each -> {
              if (each.get("id").asLong() == organization) {
                counts.add(each.get("parts").asLong());
              }
            });
    assertThat(counts).containsExactly(4L);
  }

  private Answer search(String q, int page, int limit) {
    return somebody()
        .get(
            "/api/parts?organization=%d&page=%d&limit=%d&q=%s"
                .formatted(
                    organization, page, limit, URLEncoder.encode(q, StandardCharsets.UTF_8)));
  }

  private static List<String> numbers(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<String> numbers = new ArrayList<>();
    answer.json().forEach(part -> numbers.add(part.get("number").asString()));
    return numbers;
  }
}
