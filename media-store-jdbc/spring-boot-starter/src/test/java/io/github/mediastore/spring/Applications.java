package io.github.mediastore.spring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Applications that are started as {@code main} would. */
final class Applications {

  /** JPA takes longer to start than all else together. */
  static final String WITHOUT_JPA =
      "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration,"
          + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
          + "org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration,"
          + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";

  private Applications() {}

  /** Returns a runner of an application of nothing but configurations of Spring Boot and ours. */
  static ApplicationContextRunner runner() {
    return new ApplicationContextRunner()
        .withUserConfiguration(Plain.class)
        .withPropertyValues(
            "spring.autoconfigure.exclude=" + WITHOUT_JPA, "spring.flyway.enabled=false");
  }

  /** An application without a class of its own. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Plain {}

  /** Starts one on a database and a free port of 127.0.0.1. */
  static ConfigurableApplicationContext start(
      Class<?> application, TestDatabase database, String... properties) {
    List<String> all = new ArrayList<>(Arrays.asList(database.properties()));
    all.add("server.port=0");
    all.add("server.address=127.0.0.1");
    all.add("spring.main.banner-mode=off");
    all.addAll(Arrays.asList(properties));
    return new SpringApplicationBuilder(application)
        .run(all.stream().map(property -> "--" + property).toArray(String[]::new));
  }

  static int port(ConfigurableApplicationContext application) {
    return Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
  }

  static Http http(ConfigurableApplicationContext application, String contextPath) {
    return new Http("http://127.0.0.1:" + port(application) + contextPath);
  }
}
