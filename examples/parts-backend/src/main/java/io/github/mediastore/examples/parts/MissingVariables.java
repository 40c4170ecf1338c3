package io.github.mediastore.examples.parts;

import java.util.List;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Ends the program with one readable line if the profile {@code prod} lacks its variables. */
final class MissingVariables implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

  private static final List<String> REQUIRED =
      List.of("PARTS_DB_URL", "PARTS_DB_USER", "PARTS_DB_PASSWORD");

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    Environment environment = event.getEnvironment();
    if (!environment.acceptsProfiles(Profiles.of("prod"))) {
      return;
    }
    List<String> missing =
        REQUIRED.stream().filter(name -> !environment.containsProperty(name)).toList();
    if (!missing.isEmpty()) {
      System.err.println(
          "The profile prod needs these environment variables: " + String.join(", ", missing));
      System.exit(1);
    }
  }
}
