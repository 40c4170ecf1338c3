package io.github.mediastore.examples.parts;

import io.github.mediastore.examples.parts.operations.CommandLine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application: without arguments, or with options alone, a web server; with the name of a
 * command, that command and no server.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class PartsApplication {

  /**
   * Starts the server or runs a command.
   *
   * @param args options of Spring, or a command and its arguments
   */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(PartsApplication.class);
    application.addListeners(new MissingVariables());
    if (CommandLine.isCommand(args)) {
      System.exit(CommandLine.run(application, args));
    }
    application.run(args);
  }
}
