# The shop's catalogue, on AWS Fargate.

variable "image" {
  type = string
}

variable "memory" {
  type    = number
  default = 1024
}

variable "subnets" {
  type = list(string)
}

locals {
  port = 8080
}

resource "aws_ecs_task_definition" "catalogue" {
  family                   = "catalogue"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.execution.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "ARM64"
  }

  container_definitions = jsonencode([
    {
      name                   = "catalogue"
      image                  = var.image
      essential              = true
      readonlyRootFilesystem = true
      user                   = "10001"
      portMappings           = [{ containerPort = local.port }]
      mountPoints            = [{ sourceVolume = "pictures", containerPath = "/pictures" }]
      healthCheck = {
        command = ["CMD-SHELL", "wget -q -O /dev/null http://localhost:8080/health || exit 1"]
      }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = "/ecs/catalogue"
          awslogs-region        = "eu-west-1"
          awslogs-stream-prefix = "catalogue"
        }
      }
    }
  ])

  volume {
    name = "pictures"

    efs_volume_configuration {
      file_system_id     = "fs-0123456789abcdef0"
      transit_encryption = "ENABLED"
    }
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_ecs_service" "catalogue" {
  name            = "catalogue"
  cluster         = "shop"
  task_definition = aws_ecs_task_definition.catalogue.arn
  desired_count   = 2
  launch_type     = "FARGATE"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets = var.subnets
  }
}
