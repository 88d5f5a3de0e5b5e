package org.alidade.kotlin

import com.fasterxml.jackson.databind.ObjectMapper
import java.io.File
import java.nio.file.Files
import java.nio.file.Path

/**
 * What Jupyter must know to start the Kotlin kernel with Alidade on its class path.
 *
 * Example: `KernelSpec(classPath, javaHome).write(Path.of("kernels/alidade"))`
 *
 * @param classPath jars and folders of the kernel, of Alidade and of what they need
 * @param javaHome folder of the JDK or JRE that runs the kernel: 17 to 19, which its compiler knows
 */
public class KernelSpec(private val classPath: List<Path>, private val javaHome: Path) {
    /**
     * Writes `kernel.json` and the configuration of the kernel's log.
     *
     * @param folder folder of the kernel, made if missing; its name is the kernel's name
     * @return the file
     */
    public fun write(folder: Path): Path {
        Files.createDirectories(folder)
        val log = folder.resolve("logback.xml").toAbsolutePath()
        Files.writeString(log, LOG)
        val file = folder.resolve("kernel.json")
        ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(
            file.toFile(),
            mapOf("display_name" to "Kotlin with Alidade", "language" to "kotlin", "argv" to command(folder, log)),
        )
        return file
    }

    private fun command(folder: Path, log: Path): List<String> {
        val all = classPath.joinToString(File.pathSeparator)
        return listOf(
            javaHome.resolve("bin").resolve("java").toString(),
            "-Djava.awt.headless=true",
            "-Dlogback.configurationFile=$log",
            "-cp",
            all,
            "org.jetbrains.kotlinx.jupyter.IkotlinKt",
            "{connection_file}",
            "-classpath=$all",
            "-home=${folder.toAbsolutePath()}",
        )
    }

    public companion object {
        private val LOG =
            """
            <configuration>
              <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
              <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                <target>System.err</target>
                <encoder><pattern>%d{HH:mm:ss} %-5level %logger{1}: %msg%n</pattern></encoder>
              </appender>
              <root level="ERROR"><appender-ref ref="console"/></root>
              <logger name="org.alidade" level="WARN"/>
            </configuration>
            """.trimIndent()

        /**
         * Writes the kernel of the class path and the Java that run this program.
         *
         * @param arguments the folder of the kernel
         */
        @JvmStatic
        public fun main(arguments: Array<String>) {
            val classPath =
                System.getProperty("java.class.path")
                    .split(File.pathSeparatorChar)
                    .filterNot { it.endsWith(".pom") }
                    .map { Path.of(it).toAbsolutePath() }
                    .filter { Files.exists(it) }
            KernelSpec(classPath, Path.of(System.getProperty("java.home"))).write(Path.of(arguments.single()))
        }
    }
}
