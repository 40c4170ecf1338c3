package io.github.mediastore.examples.glue.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An empty Spring Boot project, as its Initializr makes it, with a migration of its own, into which
 * blocks of a page are pasted.
 */
record EmptyProject(Path folder) {

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <parent>
          <groupId>org.springframework.boot</groupId>
          <artifactId>spring-boot-starter-parent</artifactId>
          <version>%s</version>
          <relativePath/>
        </parent>
        <groupId>com.example</groupId>
        <artifactId>demo</artifactId>
        <version>0.0.1-SNAPSHOT</version>
        <properties>
          <java.version>17</java.version>
        </properties>
        <dependencies>
          <dependency>
            <groupId>org.springframework.boot</groupId>
            <artifactId>%s</artifactId>
          </dependency>
          <dependency>
            <groupId>org.springframework.boot</groupId>
            <artifactId>spring-boot-starter-jdbc</artifactId>
          </dependency>
          <dependency>
            <groupId>%s</groupId>
            <artifactId>%s</artifactId>
          </dependency>
          <dependency>
            <groupId>org.flywaydb</groupId>
            <artifactId>flyway-database-postgresql</artifactId>
          </dependency>
          <dependency>
            <groupId>org.postgresql</groupId>
            <artifactId>postgresql</artifactId>
            <scope>runtime</scope>
          </dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <groupId>org.springframework.boot</groupId>
              <artifactId>spring-boot-maven-plugin</artifactId>
            </plugin>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-enforcer-plugin</artifactId>
              <executions>
                <execution>
                  <goals>
                    <goal>enforce</goal>
                  </goals>
                  <configuration>
                    <rules>
                      <!-- As the README says. -->
                      <requireUpperBoundDeps>
                        <excludes>
                          <exclude>org.jetbrains.kotlin:kotlin-stdlib</exclude>
                        </excludes>
                      </requireUpperBoundDeps>
                    </rules>
                  </configuration>
                </execution>
              </executions>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private static final String APPLICATION =
      """
      package com.example.demo;

      import org.springframework.boot.SpringApplication;
      import org.springframework.boot.autoconfigure.SpringBootApplication;

      @SpringBootApplication
      public class DemoApplication {

        public static void main(String[] args) {
          SpringApplication.run(DemoApplication.class, args);
        }
      }
      """;

  /** Returns one with Spring Data JPA, and without migrations. */
  static EmptyProject withJpa(Path folder, String springBoot) throws IOException {
    EmptyProject project = of(folder, springBoot);
    Path pom = folder.resolve("pom.xml");
    String text =
        Files.readString(pom)
            .replace("spring-boot-starter-jdbc", "spring-boot-starter-data-jpa")
            .replaceAll(
                "(?s)<dependency>\\s*<groupId>\\S+</groupId>\\s*<artifactId>\\S*flyway\\S*</artifactId>\\s*</dependency>",
                "");
    assertThat(text).contains("data-jpa").doesNotContain("flyway");
    Files.writeString(pom, text);
    Files.delete(folder.resolve("src/main/resources/db/migration/V1__users.sql"));
    return project;
  }

  static EmptyProject of(Path folder, String springBoot) throws IOException {
    EmptyProject project = new EmptyProject(folder);
    String pom =
        springBoot.startsWith("3.")
            ? POM.formatted(springBoot, "spring-boot-starter-web", "org.flywaydb", "flyway-core")
            : POM.formatted(
                springBoot,
                "spring-boot-starter-webmvc",
                "org.springframework.boot",
                "spring-boot-starter-flyway");
    project.write("pom.xml", pom);
    project.write("src/main/java/com/example/demo/DemoApplication.java", APPLICATION);
    project.write(
        "src/main/resources/db/migration/V1__users.sql", "CREATE TABLE users (id bigint);\n");
    return project;
  }

  Path write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  /** Puts a block where its comment says; a dependency goes to the others. */
  void paste(Block block) throws IOException {
    String text = block.text();
    if (block.file().equals("pom.xml")) {
      String pom = Files.readString(folder.resolve("pom.xml"));
      text = pom.replace("</dependencies>", text + "</dependencies>");
    }
    write(block.file(), text);
  }

  /** Runs a command in the project and returns what it printed. */
  String run(Map<String, String> environment, String... command) throws Exception {
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String printed = Files.readString(output, UTF_8);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
