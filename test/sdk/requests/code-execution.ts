/** A request for each outcome of executed code in a conversation, typed by our types and by those of the official SDK. */
import type { OurRequest, SdkRequest } from "../pairs.ts";

const ask = { model: "claude-sonnet-4-6", max_tokens: 1024 };

export const CODE_EXECUTION = {
  code_execution_result: {
    custom_id: "code_execution_result",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "code_execution_tool_result",
              tool_use_id: "srvtoolu_1",
              content: {
                type: "code_execution_result",
                stdout: "1",
                stderr: "",
                return_code: 0,
                content: [{ type: "code_execution_output", file_id: "file_1" }],
              },
            },
            {
              type: "code_execution_tool_result",
              tool_use_id: "srvtoolu_1",
              content: {
                type: "encrypted_code_execution_result",
                encrypted_stdout: "ZW5j",
                stderr: "",
                return_code: 0,
                content: [],
              },
            },
            {
              type: "code_execution_tool_result",
              tool_use_id: "srvtoolu_1",
              content: {
                type: "code_execution_tool_result_error",
                error_code: "execution_time_exceeded",
              },
            },
          ],
        },
      ],
    },
  },
  bash_result: {
    custom_id: "bash_result",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "bash_code_execution_tool_result",
              tool_use_id: "srvtoolu_1",
              content: {
                type: "bash_code_execution_result",
                stdout: "",
                stderr: "no such file",
                return_code: 1,
                content: [{ type: "bash_code_execution_output", file_id: "file_1" }],
              },
            },
            {
              type: "bash_code_execution_tool_result",
              tool_use_id: "srvtoolu_1",
              content: {
                type: "bash_code_execution_tool_result_error",
                error_code: "output_file_too_large",
              },
            },
          ],
        },
      ],
    },
  },
  text_editor_result: {
    custom_id: "text_editor_result",
    params: {
      ...ask,
      messages: [
        {
          role: "assistant",
          content: [
            {
              type: "text_editor_code_execution_tool_result",
              tool_use_id: "srvtoolu_1",
              content: {
                type: "text_editor_code_execution_view_result",
                file_type: "text",
                content: "a",
                num_lines: 1,
                start_line: 1,
                total_lines: 1,
              },
            },
            {
              type: "text_editor_code_execution_tool_result",
              tool_use_id: "srvtoolu_1",
              content: { type: "text_editor_code_execution_create_result", is_file_update: false },
            },
            {
              type: "text_editor_code_execution_tool_result",
              tool_use_id: "srvtoolu_1",
              content: {
                type: "text_editor_code_execution_str_replace_result",
                lines: ["-a", "+b"],
                old_start: 1,
                old_lines: 1,
                new_start: 1,
                new_lines: 1,
              },
            },
            {
              type: "text_editor_code_execution_tool_result",
              tool_use_id: "srvtoolu_1",
              content: {
                type: "text_editor_code_execution_tool_result_error",
                error_code: "file_not_found",
                error_message: "No such file.",
              },
            },
          ],
        },
      ],
    },
  },
} satisfies Readonly<Record<string, OurRequest>> satisfies Readonly<Record<string, SdkRequest>>;
